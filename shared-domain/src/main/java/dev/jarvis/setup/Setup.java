package dev.jarvis.setup;

import dev.jarvis.proxmox.ProxmoxException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** The whole conversation, from the first host to the written file. Nothing is written before its end. */
@Singleton
public final class Setup {

    private final Acquaintance acquaintance;
    private final SshIntroduction ssh;
    private final SettingsWriter writer;

    @Inject
    Setup(Acquaintance acquaintance, SshIntroduction ssh, SettingsWriter writer) {
        this.acquaintance = acquaintance;
        this.ssh = ssh;
        this.writer = writer;
    }

    /**
     * Sets JARVIS up.
     *
     * @throws SetupRefused when it cannot be done, or the person does not agree; the settings file is as it was
     * @throws ProxmoxException when the cluster cannot be read
     */
    public void run(Wishes wishes, Person person) throws SetupRefused {
        writer.refuseWhatIsNotMeant(wishes, person);
        var cluster = acquaintance.make(wishes, person);
        Map<String, String> settings = new TreeMap<>(cluster.settings());
        if (!wishes.withoutSsh()) {
            settings.putAll(ssh.make(wishes, cluster, person));
        }
        writer.write(wishes.file(), settings);
        person.say("");
        person.say("Written to " + wishes.file() + ", readable by you alone. Next: ./jarvis doctor, then ./jarvis up.");
    }
}
