package io.signalbox.runtime.edge;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.exceptions.TransactionException;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one kind of what repositories throw when the database fails: theirs have no common type.
 */
@Singleton
@InterceptorBean(EdgeRepository.class)
final class StoreFailures implements MethodInterceptor<Object, Object> {
  private static final int CAUSES_MAX = 20;

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE; // around transactions too
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
    try {
      return call.proceed();
    } catch (RuntimeException e) {
      throw told(e);
    }
  }

  private static RuntimeException told(RuntimeException e) {
    Throwable cause = e;
    for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
      if (cause instanceof SQLException sql) return StoreException.of(sql);
      cause = cause.getCause();
    }
    return e instanceof ConnectionException || e instanceof TransactionException
        ? new StoreException(StoreException.Kind.WORLD, "no connection", e)
        : e;
  }
}
