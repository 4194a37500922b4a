package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How a service starts.
 *
 * @param patience how long it waits for a database or broker that is not there yet
 * @param held whether it is ready only once whoever started it says so
 */
@ConfigurationProperties("signalbox.start")
public record StartSettings(
    @Bindable(defaultValue = "30s") Duration patience,
    @Bindable(defaultValue = "false") boolean held) {}
