package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An API that answers wrongly on purpose, as clients have to live with. pve is the node that does. */
class BrokenApiTest {

    private final Lab lab;

    BrokenApiTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void hang_neverAnswersUntilItEnds() throws Exception {
        long id = broken("hang");
        assertThrows(HttpTimeoutException.class, this::ask);
        lab.endFault(id);
        assertEquals(200, ask().status());
    }

    @Test
    void refuse_isNoListener() throws Exception {
        long id = broken("refuse");
        assertThrows(IOException.class, this::ask);
        assertEquals(595, lab.get("/nodes/pve/status").status());
        lab.endFault(id);
        assertEquals(200, ask().status());
    }

    @Test
    void reset_breaksTheConnection() throws Exception {
        long id = broken("reset");
        assertThrows(IOException.class, this::ask);
        lab.endFault(id);
        assertEquals(200, ask().status());
    }

    @Test
    void html_isAPageWithSuccess() throws Exception {
        broken("html");
        Reply reply = ask();
        assertEquals(200, reply.status());
        assertEquals("text/html", reply.contentType());
        assertTrue(reply.body().startsWith("<!DOCTYPE html>"), reply.body());
    }

    @Test
    void halfJson_endsBeforeItsLength() throws Exception {
        long id = broken("half-json");
        assertThrows(IOException.class, this::ask);
        lab.endFault(id);
        assertEquals(200, ask().status());
    }

    @Test
    void endless_sendsMoreThanAnybodyWants() throws Exception {
        broken("endless");
        HttpRequest request = lab.request("pve", "/version")
                .header("Authorization", lab.authorization())
                .build();
        HttpResponse<InputStream> response = lab.stream(request);
        try (InputStream body = response.body()) {
            assertEquals(1_000_000, body.readNBytes(1_000_000).length);
        }
    }

    @Test
    void pseudoCode_isTheAnswerToEverything() throws Exception {
        broken("595");
        assertEquals(595, ask().status());
        assertEquals(595, lab.get("/nodes/pve/status").status());
    }

    @Test
    void wrongCertificate_isAnotherThanBefore() throws Exception {
        long id = broken("wrong-certificate");
        assertThrows(SSLHandshakeException.class, this::ask);
        assertEquals(596, lab.get("/nodes/pve/status").status());
        lab.endFault(id);
        assertEquals(200, ask().status());
    }

    private long broken(String how) throws Exception {
        return lab.fault("{\"kind\":\"broken-api\",\"node\":\"pve\",\"how\":\"" + how + "\"}");
    }

    private Reply ask() throws IOException, InterruptedException {
        return lab.send(lab.request("pve", "/version")
                .timeout(Duration.ofMillis(1_500))
                .header("Authorization", lab.authorization())
                .build());
    }
}
