package io.signalbox.runtime.shard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a key or token is narrowed to. What is left out narrows nothing.
 *
 * @param sites whose agents' tickets, and what could be offered to them
 * @param clearances for what is sensitive about a ticket; none if the list is empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Access(
    @Nullable List<String> sites,
    @Nullable List<String> brands,
    @Nullable List<String> queues,
    @Nullable List<String> channels,
    @Nullable List<String> clearances) {
  /** Narrowed to nothing. */
  public static final Access ALL = new Access(null, null, null, null, null);

  private static final int NAMES_MAX = 100;
  private static final int CHARACTERS_MAX = 200;

  public Access {
    sites = checked("sites", sites);
    brands = checked("brands", brands);
    queues = checked("queues", queues);
    channels = checked("channels", channels);
    clearances = checked("clearances", clearances);
    require(
        Stream.of(sites, brands, queues, channels).noneMatch(l -> l != null && l.isEmpty()),
        "only clearances may be an empty list: leave out what is not narrowed");
  }

  private static @Nullable List<String> checked(String what, @Nullable List<String> names) {
    if (names == null) return null;
    require(names.size() <= NAMES_MAX, what + " are up to " + NAMES_MAX);
    require(names.stream().allMatch(Access::isName), what + " are names of 1 to 200 characters");
    return names.stream().distinct().sorted().toList();
  }

  private static boolean isName(@Nullable String name) {
    return name != null
        && !name.isBlank()
        && name.length() <= CHARACTERS_MAX
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  private static void require(boolean sound, String otherwise) {
    if (!sound) throw new IllegalArgumentException(otherwise);
  }

  /** Whether anything is narrowed: then only what respects that is open. */
  @JsonIgnore
  public boolean isNarrowed() {
    return !equals(ALL);
  }
}
