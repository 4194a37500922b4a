package io.signalbox.runtime.shard;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What a service brings; the runtime brings everything else.
 *
 * @param name {@code routing}: consumer group, {@code ce_source}, suffix of dead letters
 * @param entries topics that others write to
 * @param inners topics that only our services write to
 * @param outputs inner topics this service writes to: each gets gapless numbers
 * @param upstream the services whose watermarks must be past a timer before it may fire, in the
 *     order of the data's way
 * @param shards makes the shard of that number
 */
public record ServiceSpec(
    String name,
    List<Entry> entries,
    List<String> inners,
    List<String> outputs,
    List<Stage> upstream,
    Protocol protocol,
    IntFunction<? extends Shard<?>> shards) {

  /**
   * The entry topic of its own commands, the last one: where the ends of deliveries come back, and
   * records of inner topics are replayed.
   */
  public String commands() {
    return entries.getLast().topic();
  }

  /**
   * An entry topic.
   *
   * @param plainType the type of plain JSON without {@code ce_} headers; empty when the value
   *     itself must name it in a field {@code type}
   * @param audited whether each record leaves a line in the audit log
   */
  public record Entry(String topic, String plainType, boolean audited) {}

  /**
   * A service upstream.
   *
   * @param entries its entry topics: what enters there has to come through before a timer may fire
   * @param topic where it comes out on its way to us
   */
  public record Stage(String service, List<String> entries, String topic) {}
}
