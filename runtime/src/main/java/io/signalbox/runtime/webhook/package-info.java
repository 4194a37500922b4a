/**
 * Deliveries by HTTP: a JSON text posted to a URL that somebody outside has named, under the
 * delivery's id and signed, as <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 * says.
 *
 * <p>In: a delivery of kind {@link io.signalbox.runtime.webhook.Post#KIND} whose payload is a
 * {@link io.signalbox.runtime.webhook.Post}. Out: what the answer means. Start reading at {@link
 * io.signalbox.runtime.webhook.WebhookCarrier}; where calls may go is in {@link
 * io.signalbox.runtime.webhook.Reach}.
 *
 * <p>Not here: when a call is made, and again ({@code io.signalbox.runtime.delivery}).
 */
@NullMarked
package io.signalbox.runtime.webhook;

import org.jspecify.annotations.NullMarked;
