package io.signalbox.contracts.contact;

import io.signalbox.contracts.FalseIfAbsent;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a contact, or goes with a reply; its description, never its bytes.
 *
 * @param fileName at most 255 characters
 * @param contentType the media type, at most 127 characters
 * @param size in bytes; null where nobody said
 * @param inline whether the text shows it
 * @param contentId by which an HTML text refers to it, at most 255 characters
 * @param url where to fetch it, at most 2048 characters
 * @param blob SHA-256 of the bytes in lower-case hex, if they were handed in at {@code /v1/blobs}
 */
public record Attachment(
    @Nullable String fileName,
    @Nullable String contentType,
    @Nullable Long size,
    @FalseIfAbsent boolean inline,
    @Nullable String contentId,
    @Nullable String url,
    @Nullable String blob) {}
