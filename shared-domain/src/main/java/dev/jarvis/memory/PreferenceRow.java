package dev.jarvis.memory;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code preferences}, as it is stored. */
@MappedEntity("preferences")
record PreferenceRow(@Id String key, String value, String updatedAt) {}
