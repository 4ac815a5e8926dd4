package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.DebianPackage;

/** A package as the API shows it. */
final class PackageRows {

    private PackageRows() {}

    static Row row(DebianPackage found) {
        return new Row()
                .with("Package", found.name())
                .with("Title", found.title())
                .with("Description", found.description())
                .with("Section", found.section())
                .with("Priority", found.priority())
                .with("Arch", found.architecture())
                .with("Origin", found.origin());
    }
}
