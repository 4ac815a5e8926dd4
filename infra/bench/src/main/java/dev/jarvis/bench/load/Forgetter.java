package dev.jarvis.bench.load;

import dev.jarvis.memory.Forgetting;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Forgets what is too old in the database at {@code DB_PATH}, as the background tier does, for {@code --seconds} at most.
 * Begins at {@code --begin}, and says {@code forgot WHAT} at the end.
 */
public final class Forgetter {

    private Forgetter() {}

    public static void main(String[] words) throws Exception {
        var options = Options.of(Arrays.asList(words), Set.of("--seconds", Begin.OPTION), Set.of());
        try (var context = Launch.start(Settings.of(System.getenv(), System.getProperties()), Map.of())) {
            var forgetting = context.getBean(Forgetting.class);
            Begin.await(options);
            System.out.println("forgot "
                    + forgetting
                            .forget(Duration.ofSeconds(options.count("--seconds", 10)))
                            .text());
        }
    }
}
