package io.signalbox.runtime.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request does not come to its end in time: one that sends a byte now and
 * then never counts as idle.
 */
@Singleton
final class RequestDeadline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Duration within;

  RequestDeadline(RequestSettings settings) {
    this.within = settings.within();
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new OfServer(within));
    return event.getBean();
  }

  private record OfServer(Duration within) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new OfConnection(within, channel) : this;
    }
  }

  private record OfConnection(Duration within, Channel channel) implements NettyServerCustomizer {
    @Override
    public void onStreamPipelineBuilt() {
      var codec = channel.pipeline().context(HttpServerCodec.class);
      if (codec != null) {
        var running = new Running(within);
        channel.pipeline().addBefore(codec.name(), "request-begins", new Begins(running));
        channel.pipeline().addAfter(codec.name(), "request-ends", new Ends(running));
      }
    }
  }

  /** The deadline of one connection; used by its event loop only. */
  private static final class Running {
    private final Duration within;
    private @Nullable Future<?> deadline;

    Running(Duration within) {
      this.within = within;
    }

    void begin(ChannelHandlerContext context) {
      if (deadline == null) {
        deadline =
            context
                .executor()
                .schedule(() -> close(context), within.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private static void close(ChannelHandlerContext context) {
      var _ = context.close();
    }

    void end() {
      if (deadline != null) {
        var _ = deadline.cancel(false);
        deadline = null;
      }
    }
  }

  /** Sees bytes. */
  private static final class Begins extends ChannelInboundHandlerAdapter {
    private final Running running;

    Begins(Running running) {
      this.running = running;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof ByteBuf) running.begin(context);
      context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      running.end();
      context.fireChannelInactive();
    }
  }

  /** Sees the ends of requests. */
  private static final class Ends extends ChannelInboundHandlerAdapter {
    private final Running running;

    Ends(Running running) {
      this.running = running;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof LastHttpContent) running.end();
      context.fireChannelRead(message);
    }
  }
}
