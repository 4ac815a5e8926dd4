package dev.jarvis.doctor.checks;

import dev.jarvis.docker.DockerEngine;
import dev.jarvis.docker.DockerResult;
import dev.jarvis.docker.DockerSettings;
import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.List;

/** Whether the Docker engine answers, where there is one. */
@Singleton
@Order(11)
final class DockerCheck implements Check {

    private final DockerEngine engine;
    private final DockerSettings settings;

    DockerCheck(DockerEngine engine, DockerSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        if (settings.node().isEmpty() && Files.notExists(settings.socket())) {
            return List.of(
                    Diagnosis.note("not used: there is no " + settings.socket() + " here, and DOCKER_NODE is not set"));
        }
        return List.of(
                switch (engine.version()) {
                    case DockerResult.Done(var version) ->
                        Diagnosis.ok(engine.where() + " answers as Docker " + version.engine());
                    case DockerResult.Failed(var error) -> Diagnosis.fault(error.text());
                });
    }
}
