package io.signalbox.runtime.webhook;

import java.net.UnknownHostException;

/**
 * No call may go there, today or tomorrow. A host that is unknown, for so the client lets it pass.
 */
public final class Forbidden extends UnknownHostException {
  Forbidden(String why) {
    super(why);
  }
}
