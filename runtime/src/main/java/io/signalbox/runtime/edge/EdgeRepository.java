package io.signalbox.runtime.edge;

import io.micronaut.aop.Around;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface by which an edge reads a table, over the edge's own connections. One text serves H2
 * and PostgreSQL, and what fails is a {@link io.signalbox.runtime.store.StoreException} as
 * everywhere else.
 */
@Documented
@Around
@JdbcRepository(dialect = Dialect.POSTGRES)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EdgeRepository {}
