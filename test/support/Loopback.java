import java.util.Arrays;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** Starts DynamoDB Local, unmodified, with its connector bound to loopback: it has no option for that. */
public final class Loopback {
  public static void main(String[] arguments) throws Exception {
    var proxy = ServerRunner.createServerFromCommandLineArgs(arguments);
    var field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    Arrays.stream(((Server) field.get(proxy)).getConnectors())
        .forEach(connector -> ((ServerConnector) connector).setHost("127.0.0.1"));
    proxy.start();
    proxy.join();
  }
}
