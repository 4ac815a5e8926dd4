package dev.jarvis.jobs;

import dev.jarvis.monitor.PassResult;
import dev.jarvis.monitor.ResidentLoop;
import dev.jarvis.monitor.Tier;
import dev.jarvis.monitor.TierRunner;
import dev.jarvis.settings.InvalidSetting;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs passes of a tier: one, or one after another. */
@Command(
        name = "poll",
        mixinStandardHelpOptions = true,
        description = "Reads the cluster and records what changed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, something could not be read",
            "2:a setting or an argument cannot be used",
            "3:another process runs this tier",
            "4:the database cannot be used",
            "5:the cluster cannot be reached"
        })
final class PollCommand implements Callable<Integer> {

    private static final String ALL = "all";

    private final List<Tier> tiers;
    private final TierRunner runner;
    private final ResidentLoop loop;
    private final JsonMapper json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "TIER", description = "critical, important, routine, background, or all")
    @SuppressWarnings("NullAway.Init")
    private String tierName;

    @Option(names = "--once", description = "one pass; the default for a tier")
    private boolean once;

    @Option(
            names = "--every",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "TIME",
            description = "pass after pass, such as 10s; without a time at the tier's own interval")
    private @Nullable String every;

    @Option(names = "--for", paramLabel = "TIME", description = "pass after pass for so long, such as 60s")
    private @Nullable String lasting;

    @Option(names = "--json", description = "one JSON object a pass")
    private boolean asJson;

    @Inject
    PollCommand(List<Tier> tiers, TierRunner runner, ResidentLoop loop, JsonMapper json) {
        this.tiers = tiers;
        this.runner = runner;
        this.loop = loop;
        this.json = json;
    }

    @Override
    public Integer call() throws InterruptedException {
        var chosen = chosen();
        boolean repeats = every != null || lasting != null || (tierName.equals(ALL) && !once);
        if (repeats && once) {
            throw new InvalidSetting("--once means one pass: leave out --every and --for");
        }
        return repeats ? repeat(chosen) : once(chosen);
    }

    private List<Tier> chosen() {
        var chosen = tiers.stream()
                .filter(tier -> tierName.equals(ALL) || tier.name().equals(tierName))
                .toList();
        if (chosen.isEmpty()) {
            throw new InvalidSetting("there is no tier \"" + tierName + "\": name "
                    + tiers.stream().map(Tier::name).collect(Collectors.joining(", ")) + " or " + ALL);
        }
        return chosen;
    }

    private int once(List<Tier> chosen) {
        var worst = ExitCode.DONE;
        for (var tier : chosen) {
            try (var _ = Watchdog.over(tier, spec.commandLine().getErr())) {
                var result = runner.run(tier);
                tell(tier.name(), result);
                var code = ExitCode.of(result);
                worst = code.compareTo(worst) > 0 ? code : worst;
            }
        }
        return worst.number();
    }

    private int repeat(List<Tier> chosen) throws InterruptedException {
        var interval =
                Optional.ofNullable(every).filter(text -> !text.isEmpty()).map(Durations::parse);
        var paced = interval.map(
                        pace -> chosen.stream().map(tier -> paced(tier, pace)).toList())
                .orElse(chosen);
        var last = new AtomicReference<>(ExitCode.DONE);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "stop"));
        loop.start(paced, (tier, result) -> {
            last.set(ExitCode.of(result));
            tell(tier.name(), result);
        });
        if (lasting == null) {
            ended.await();
        } else {
            boolean stopped = ended.await(Durations.parse(lasting).toMillis(), TimeUnit.MILLISECONDS);
            spec.commandLine().getErr().flush();
            if (!stopped) {
                loop.stop();
            }
        }
        return last.get().number();
    }

    private static Tier paced(Tier tier, Duration pace) {
        return new Tier() {
            @Override
            public String name() {
                return tier.name();
            }

            @Override
            public Duration every() {
                return pace;
            }

            @Override
            public Look look() {
                return tier.look();
            }
        };
    }

    private void tell(String tier, PassResult result) {
        var out = spec.commandLine().getOut();
        if (!asJson) {
            out.println(tier + ": " + result.text());
            return;
        }
        var line = new LinkedHashMap<String, Object>();
        line.put("tier", tier);
        line.put("exitCode", ExitCode.of(result).number());
        line.put("text", result.text());
        try {
            out.println(json.writeValueAsString(line));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
