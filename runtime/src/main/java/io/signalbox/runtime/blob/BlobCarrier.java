package io.signalbox.runtime.blob;

import io.signalbox.runtime.delivery.Carrier;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.shard.Delivery;
import java.io.IOException;

/** Carries out what decisions want done with blobs. Doing it twice is doing it once. */
final class BlobCarrier implements Carrier {
  private final Blobs blobs;

  BlobCarrier(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public String kind() {
    return BlobOrder.KIND;
  }

  @Override
  public Answer carry(Delivery delivery) throws IOException {
    try {
      var order = Json.read(delivery.payload(), BlobOrder.class);
      var workspace = delivery.workspace();
      return switch (order.what()) {
        case HOLD -> hold(workspace, order);
        case ERASE -> erase(workspace, order);
        case ERASE_ALL -> eraseAll(workspace, order);
      };
    } catch (UnreadableJson e) {
      return Answer.refused("its payload is no order");
    }
  }

  private Answer erase(String workspace, BlobOrder order) throws IOException {
    var copies = 0;
    for (var holder : order.holders()) {
      for (var blob : order.blobs()) copies += blobs.erase(workspace, holder, blob);
    }
    return Answer.taken("erased " + copies);
  }

  private Answer eraseAll(String workspace, BlobOrder order) throws IOException {
    var copies = 0;
    for (var holder : order.holders()) copies += blobs.erase(workspace, holder);
    return Answer.taken("erased " + copies);
  }

  private Answer hold(String workspace, BlobOrder order) throws IOException {
    var held = 0;
    for (var holder : order.holders()) {
      for (var blob : order.blobs()) {
        if (blobs.hold(workspace, holder, blob)) held++;
      }
    }
    return Answer.taken("held " + held + " of " + order.blobs().size());
  }
}
