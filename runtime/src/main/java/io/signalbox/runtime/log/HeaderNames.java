package io.signalbox.runtime.log;

/** Header names of CloudEvents 1.0 in Kafka's binary mode, and ours. */
public final class HeaderNames {
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String ID = "ce_id";
  public static final String SOURCE = "ce_source";
  public static final String TYPE = "ce_type";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";
  public static final String SEQUENCE = "ce_sequence";
  public static final String CORRELATION = "ce_correlationid";
  public static final String CAUSATION = "ce_causationid";
  public static final String CONTENT_TYPE = "content-type";
  public static final String HOPS = "hops";
  public static final String AUTHORIZATION = "authorization";
  public static final String REPLAY_OF = "replay_of";

  /** The inner topic that a replayed record was on: it comes again by an entry topic. */
  public static final String REPLAY_TOPIC = "replay_topic";

  /** Hash of the request that became this record, where it may come again under the same name. */
  public static final String REQUEST_HASH = "request_hash";

  public static final String DEAD_REASON = "dead_reason";
  public static final String DEAD_AT = "dead_at";
  public static final String DEAD_OFFSET = "dead_offset";
  public static final String DEAD_CUT = "dead_cut";

  /** What topics of dead letters end with. */
  public static final String DEAD_SUFFIX = ".dead";

  /** Of a marker: the outputs on which a watermark is wanted, with commas between. */
  public static final String WANTED_ON = "wanted_on";

  private static final String PREFIX = "io.signalbox.";
  private static final String SUFFIX = ".v1";

  /** On entry topics: asks for watermarks past {@code ce_time}. */
  public static final String MARKER_TYPE = wireType("watermark-wanted");

  /** On inner topics: the source says nothing any more from before {@code ce_time}. */
  public static final String WATERMARK_TYPE = wireType("watermark");

  private HeaderNames() {}

  /** {@code ticket.opened} to {@code io.signalbox.ticket.opened.v1}. */
  public static String wireType(String type) {
    return PREFIX + type + SUFFIX;
  }

  /** The reverse; a name of another form or version comes back as it is, and is then unknown. */
  public static String shortType(String wire) {
    return wire.startsWith(PREFIX) && wire.endsWith(SUFFIX)
        ? wire.substring(PREFIX.length(), wire.length() - SUFFIX.length())
        : wire;
  }

  /** The topic of what a service could not read or decide. */
  public static String deadTopic(String topic, String service) {
    return topic + "." + service + DEAD_SUFFIX;
  }
}
