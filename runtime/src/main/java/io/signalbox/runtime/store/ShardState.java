package io.signalbox.runtime.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a shard has come: what every transaction writes into the shard's row. Mutable while a
 * batch is decided, written with it, thrown away if that fails.
 *
 * <p>Its public fields are a format of the database: column {@code shard.state} has them as JSON by
 * these names, and what older releases wrote is read for good. A field may be added: it is absent
 * in older rows and begins with the value it is made with. One that is renamed, removed or means
 * something else needs a higher {@link #FORMAT}.
 */
public final class ShardState {
  /**
   * Version of the format, in column {@code shard.format}. An instance takes no shard of a higher
   * one.
   */
  static final int FORMAT = 1;

  /** Log time in epoch milliseconds; never goes back. */
  public long logTime;

  /**
   * The same of inner records alone: a command that has just entered must not make late what its
   * upstream is still catching up with.
   */
  public long innerTime;

  /**
   * The newest stamp by entry topic, those of markers included: what follows on that topic did not
   * enter before it, whatever a broker stamps whose clock is behind.
   */
  public Map<String, Long> stamped = new HashMap<>();

  /** Number of the last batch. */
  public long batch;

  /** Which life of this database's numbering: part of {@code ce_source}. */
  public String incarnation = "";

  /** The last number given out, by output topic. */
  public Map<String, Long> sequences = new HashMap<>();

  /** Where each input stands, by topic. */
  public Map<String, Input> inputs = new HashMap<>();

  /** The last number seen, by {@code topic + ' ' + source}. */
  public Map<String, Long> seen = new HashMap<>();

  /** Gaps that a person has accepted: the number that may follow one, by the same names. */
  public Map<String, Long> gapsAccepted = new HashMap<>();

  /**
   * How much was read, by what became of it: in all, what {@link #inputs} have passed, and what a
   * person has accepted as lost.
   */
  public Map<Fate, Long> fates = new EnumMap<>(Fate.class);

  /**
   * Where one input stands.
   *
   * @param topicId identity of the topic, so that a topic made anew is noticed
   * @param next the offset to read next
   * @param start where reading began: above zero, earlier numbers of a source may be gone
   */
  public record Input(String topicId, long next, long start) {}

  /** A copy that can be changed without changing this. */
  public ShardState copy() {
    var copy = new ShardState();
    copy.logTime = logTime;
    copy.innerTime = innerTime;
    copy.stamped = new HashMap<>(stamped);
    copy.batch = batch;
    copy.incarnation = incarnation;
    copy.sequences = new HashMap<>(sequences);
    copy.inputs = new HashMap<>(inputs);
    copy.seen = new HashMap<>(seen);
    copy.gapsAccepted = new HashMap<>(gapsAccepted);
    copy.fates = new EnumMap<>(Fate.class);
    copy.fates.putAll(fates);
    return copy;
  }

  /** The next number for that topic. */
  public long nextSequence(String topic) {
    return sequences.merge(topic, 1L, Long::sum);
  }

  /** Notes that a record was read; {@link #count} says what became of it. */
  public void read(String topic, long offset) {
    passEmpty(topic, offset);
    move(topic, offset + 1);
  }

  /** Notes that up to this offset there is nothing more to read. */
  public void passEmpty(String topic, long next) {
    var empty = next - next(topic);
    if (empty <= 0) return;
    fates.merge(Fate.EMPTY, empty, Long::sum);
    move(topic, next);
  }

  /** Notes what became of a record. */
  public void count(Fate fate) {
    fates.merge(fate, 1L, Long::sum);
  }

  private void move(String topic, long next) {
    var input = inputs.get(topic);
    if (input == null) throw new IllegalStateException("no input " + topic);
    inputs.put(topic, new Input(input.topicId(), next, input.start()));
  }

  /** The offset to read next. */
  @JsonIgnore
  public long next(String topic) {
    var input = inputs.get(topic);
    return input == null ? 0 : input.next();
  }
}
