package io.signalbox.contracts.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A file that came or goes with a message; its description, never its bytes.
 *
 * @param fileName without a path, at most 255 characters
 * @param contentType the media type as the sender said, at most 127 characters
 * @param size in bytes; null where nobody said
 * @param inline whether the text shows it
 * @param url where to fetch it, at most 2048 characters; where a message is read, of a blob, an
 *     address that expires
 * @param blob SHA-256 of the bytes in lower-case hex, if we have them
 */
public record MessageAttachment(
    String attachmentId,
    @Nullable String fileName,
    @Nullable String contentType,
    @Nullable Long size,
    boolean inline,
    @Nullable String url,
    @Nullable String blob) {}
