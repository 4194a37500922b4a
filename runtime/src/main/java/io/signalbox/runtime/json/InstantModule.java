package io.signalbox.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads instants as {@link Timestamp} does; what that does not know, as Jackson does. */
final class InstantModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  InstantModule() {
    addDeserializer(Instant.class, new Reading());
  }

  private static final class Reading extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    Reading() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (in.hasToken(JsonToken.VALUE_STRING) && Timestamp.isOurs(in.getText())) {
        try {
          return Timestamp.instant(in.getText());
        } catch (DateTimeException e) {
          // a day that there is not: Jackson says so in its own words
        }
      }
      return InstantDeserializer.INSTANT.deserialize(in, context);
    }
  }
}
