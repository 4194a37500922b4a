package io.signalbox.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The wire to a server on this machine, that can be cut, or go silent, and be mended. */
final class Cut implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private boolean silent;
  private ServerSocket listening;

  Cut(int target) {
    this.target = target;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
    accept(listening);
  }

  int port() {
    return port;
  }

  /** Nobody answers at that port any more, and who was connected hears so. */
  void cut() {
    close(listening);
    for (var each : open) close(each);
    open.clear();
  }

  /** Connections stay, new ones are taken, and nothing goes through. */
  void silence() {
    setSilent(true);
  }

  /** All is as it was; what was connected before may not be. */
  void mend() {
    for (var each : open) close(each);
    open.clear();
    setSilent(false);
    if (!listening.isClosed()) return;
    listening = listen(port);
    accept(listening);
  }

  private void setSilent(boolean now) {
    lock.lock();
    try {
      silent = now;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static ServerSocket listen(int port) {
    try {
      return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen", e);
    }
  }

  private void accept(ServerSocket on) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!on.isClosed()) {
                try {
                  join(on.accept());
                } catch (IOException e) {
                  // closed, or the server is not there: the client hears it
                }
              }
            });
  }

  private void join(Socket client) throws IOException {
    open.add(client);
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      Thread.ofVirtual().start(() -> pump(client, server));
      Thread.ofVirtual().start(() -> pump(server, client));
    } catch (IOException e) {
      close(client);
      throw e;
    }
  }

  private void pump(Socket from, Socket to) {
    var buffer = new byte[BUFFER];
    try {
      for (var read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        awaitVoice();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // cut
    } finally {
      close(from);
      close(to);
    }
  }

  private void awaitVoice() {
    lock.lock();
    try {
      while (silent) mended.awaitUninterruptibly();
    } finally {
      lock.unlock();
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // it is closed then
    }
  }

  @Override
  public void close() {
    cut();
  }
}
