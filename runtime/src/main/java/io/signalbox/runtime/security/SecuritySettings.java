package io.signalbox.runtime.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by reference and by value.
 *
 * @param internalSecret shared by the services of one installation, at least 32 bytes
 * @param internalSecretPrevious what it was before: still believed, nothing is signed with it
 */
@ConfigurationProperties("signalbox")
record SecuritySettings(@Nullable String internalSecret, @Nullable String internalSecretPrevious) {}
