package io.signalbox.runtime.service;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.ContextualAwareDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Leaves pools as they are. Micronaut Data would hide each behind one that gives connections only
 * within a transaction of its own, and that can't be closed.
 */
@Singleton
@Replaces(ContextualAwareDataSource.class)
final class PlainConnections implements BeanCreatedEventListener<DataSource> {
  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return event.getBean();
  }
}
