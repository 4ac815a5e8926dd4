package dev.jarvis.upkeep;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;

/** Whose a file is: what root makes for the service must not be root's, or the service cannot open it. */
record FileOwner(UserPrincipal user, GroupPrincipal group) {

    static FileOwner of(Path model) throws IOException {
        var attributes = Files.readAttributes(model, PosixFileAttributes.class);
        return new FileOwner(attributes.owner(), attributes.group());
    }

    /** Gives a file to the same; where that is not allowed, and so is not root, it stays with who made it. */
    void give(Path file) throws IOException {
        if (of(file).equals(this)) {
            return;
        }
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try {
            view.setGroup(group);
            view.setOwner(user);
        } catch (FileSystemException onlyRootMay) {
            // It is as usable as it was to whoever runs this.
            return;
        }
    }
}
