package dev.kronus.local.aws;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** DynamoDB Local in this process, on a port of its own that only this machine can reach. */
public final class Dynamo implements AutoCloseable {
  /** Held, because a logger nobody holds forgets its level. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  static {
    SQLITE.setLevel(Level.WARNING);
  }

  private final Server server = new Server(new QueuedThreadPool(64, 2));
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final Optional<Path> data;
  private LocalDynamoDBServerHandler handler;

  private Dynamo(Optional<Path> data) {
    this.data = data;
  }

  /**
   * Takes a port; nobody answers until {@link #start}. {@code data} is the folder that keeps the
   * tables; without one they are forgotten.
   */
  public static Dynamo bind(Optional<Path> data) {
    Dynamo dynamo = new Dynamo(data);
    try {
      dynamo.connector.setHost("127.0.0.1");
      dynamo.connector.open();
      return dynamo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void start() {
    try {
      LocalDynamoDBRequestHandler engine =
          new LocalDynamoDBRequestHandler(
              0, data.isEmpty(), data.map(Path::toString).orElse(null), true, false);
      handler = new LocalDynamoDBServerHandler(engine, null);
      server.addConnector(connector);
      server.setHandler(new ContextHandler(handler, "/"));
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      connector.close();
      server.stop();
      if (handler != null) {
        handler.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
  }
}
