package dev.jarvis.jobs;

import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Diagnosis.Verdict;
import dev.jarvis.doctor.Doctor;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jarvis doctor}: looks at everything that JARVIS needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks at everything that JARVIS needs, and says how to mend what is amiss. Changes nothing, but makes"
                        + " the database where there is none.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing is broken, though there may be warnings", "1:something is broken"})
final class DoctorCommand implements Callable<Integer> {

    private final Doctor doctor;
    private final JsonMapper json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "a JSON array of checks")
    private boolean asJson;

    @Inject
    DoctorCommand(Doctor doctor, JsonMapper json) {
        this.doctor = doctor;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        var results = doctor.examine();
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(json.writeValueAsString(results));
        } else {
            print(results, out);
        }
        boolean broken = results.stream()
                .flatMap(result -> result.diagnoses().stream())
                .anyMatch(diagnosis -> diagnosis.verdict() == Verdict.FAULT);
        return (broken ? ExitCode.SOME_FAILED : ExitCode.DONE).number();
    }

    private static void print(List<Doctor.Result> results, PrintWriter out) {
        for (var result : results) {
            var name = result.check();
            for (Diagnosis diagnosis : result.diagnoses()) {
                out.printf("%-13s %-8s %s%n", name, word(diagnosis.verdict()), diagnosis.text());
                diagnosis.remedy().forEach(step -> out.printf("%-22s   %s%n", "", step));
                name = "";
            }
        }
    }

    /** What is amiss stands out without colour. */
    private static String word(Verdict verdict) {
        return switch (verdict) {
            case OK -> "ok";
            case NOTE -> "-";
            case WARNING -> "WARNING";
            case FAULT -> "FAULT";
        };
    }
}
