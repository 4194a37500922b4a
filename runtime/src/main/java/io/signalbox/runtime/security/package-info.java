/**
 * Who is asking: API keys, tokens of an identity provider, and the token by which our own edges
 * vouch for an actor on an entry topic.
 *
 * <p>Not here: who may do what (a service's {@code Permissions} and {@code @Secured} say so).
 */
@NullMarked
package io.signalbox.runtime.security;

import org.jspecify.annotations.NullMarked;
