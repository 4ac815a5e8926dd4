package dev.jarvis.simulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpidTest {

    private static final Upid STARTALL =
            new Upid("Home", 0x6ba, 0x69ef3e6L, 0x6b015e94L, "startall", "", TaskOwner.SYSTEM);

    @Test
    void text_hasProxmoxsForm() {
        assertEquals("UPID:Home:000006BA:069EF3E6:6B015E94:startall::root@pam:", STARTALL.text());
    }

    @Test
    void text_readsBackToTheSame() {
        Upid byToken =
                new Upid("pve-2", 7, 0x1_2345_6789L, 1, "qmstart", "100", new TaskOwner("a@pve", Optional.of("bot")));
        assertEquals(Optional.of(STARTALL), Upid.parse(STARTALL.text()));
        assertEquals(Optional.of(byToken), Upid.parse(byToken.text()));
    }

    @Test
    void parse_refusesWhatIsNone() {
        assertEquals(Optional.empty(), Upid.parse("UPID:Home:000006BA:069EF3E6:6B015E94:startall::root@pam"));
        assertEquals(Optional.empty(), Upid.parse("../../etc/passwd"));
    }
}
