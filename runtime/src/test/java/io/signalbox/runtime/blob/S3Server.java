package io.signalbox.runtime.blob;

import java.net.URI;
import java.time.Duration;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/** A real S3 server, which keeps what it is given in memory. */
final class S3Server {
  private static final String BUCKET = "blobs";
  private static final String ACCESS_KEY = "access";
  private static final String SECRET_KEY = "not to be guessed";

  private final BlobStoreContext memory;
  private final S3Proxy server;

  S3Server() throws Exception {
    memory =
        ContextBuilder.newBuilder(new TransientApiMetadata())
            .credentials("-", "-")
            .build(BlobStoreContext.class);
    var _ = memory.getBlobStore().createContainerInLocation(null, BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(memory.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    server.start();
  }

  S3Settings settings() {
    return settings(SECRET_KEY, Duration.ofMinutes(1));
  }

  S3Settings settings(String secret, Duration rest) {
    var endpoint = "http://127.0.0.1:" + server.getPort();
    return new S3Settings(endpoint, BUCKET, "us-east-1", ACCESS_KEY, secret, rest);
  }

  void stop() throws Exception {
    server.stop();
    memory.close();
  }
}
