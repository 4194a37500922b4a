package io.signalbox.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** HTTP reads and writes by the same mapper and under the same limits as everything else. */
@Factory
@Replaces(factory = ObjectMapperFactory.class)
final class MapperFactory {
  @Singleton
  @Primary
  @Named("json")
  ObjectMapper mapper() {
    return Json.mapper();
  }

  @Singleton
  JsonFactory factory() {
    return Json.mapper().getFactory();
  }
}
