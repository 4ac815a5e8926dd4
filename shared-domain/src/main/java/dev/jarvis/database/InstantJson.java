package dev.jarvis.database;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/** Times in JSON are written as in the database: UTC, with milliseconds and {@code Z}. */
@Singleton
final class InstantJson implements Serde<Instant> {

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends Instant> type, Instant value)
            throws IOException {
        encoder.encodeString(Times.text(value));
    }

    @Override
    public Instant deserialize(Decoder decoder, DecoderContext context, Argument<? super Instant> type)
            throws IOException {
        return Times.instant(decoder.decodeString());
    }
}
