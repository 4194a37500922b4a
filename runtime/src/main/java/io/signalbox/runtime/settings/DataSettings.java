package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * Where files are kept.
 *
 * @param dir {@code SIGNALBOX_DATA_DIR}
 */
@ConfigurationProperties("signalbox.data")
public record DataSettings(@Bindable(defaultValue = "data") Path dir) {}
