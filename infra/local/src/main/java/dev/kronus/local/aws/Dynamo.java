package dev.kronus.local.aws;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** DynamoDB Local in this process, on a port of its own that only this machine can reach. */
public final class Dynamo implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;
  private final LocalDynamoDBServerHandler handler;

  private Dynamo(Server server, ServerConnector connector, LocalDynamoDBServerHandler handler) {
    this.server = server;
    this.connector = connector;
    this.handler = handler;
  }

  /** {@code data} is the folder that keeps it; without one it forgets. */
  public static Dynamo start(Optional<Path> data) {
    try {
      LocalDynamoDBRequestHandler engine =
          new LocalDynamoDBRequestHandler(
              0, data.isEmpty(), data.map(Path::toString).orElse(null), true, false);
      LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(engine, null);
      Server server = new Server(new QueuedThreadPool(64, 2));
      ServerConnector connector = new ServerConnector(server, 1, 1);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler(new ContextHandler(handler, "/"));
      server.start();
      return new Dynamo(server, connector, handler);
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
      server.stop();
      handler.close();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
  }
}
