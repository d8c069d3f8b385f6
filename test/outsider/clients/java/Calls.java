import java.net.http.HttpRequest;
import java.time.OffsetDateTime;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.HoldingsApi;
import org.openapitools.client.api.MessagesApi;
import org.openapitools.client.api.RequestsApi;
import org.openapitools.client.model.DeletionRequest;
import org.openapitools.client.model.MessageBatch;
import org.openapitools.client.model.MessageBatchMessagesInner;

/** What somebody writes in Java with a generated client: five calls, a refusal, and answers of a release to come. */
public class Calls {
  private static final String APP = System.getenv("APP");
  private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

  private static ApiClient at(String url) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    client.setRequestInterceptor(
        (HttpRequest.Builder one) -> one.header("authorization", "Bearer " + System.getenv("TOKEN")));
    return client;
  }

  private static int refused(RequestsApi requests) {
    try {
      requests.readDeletionRequest(APP, NOWHERE);
      return 0;
    } catch (ApiException refusal) {
      return refusal.getCode();
    }
  }

  public static void main(String[] args) throws ApiException {
    ApiClient api = at(System.getenv("API"));
    MessagesApi messages = new MessagesApi(api);
    RequestsApi requests = new RequestsApi(api);
    RequestsApi later = new RequestsApi(at(System.getenv("LATER")));
    MessageBatchMessagesInner message =
        new MessageBatchMessagesInner()
            .conversationId("lobby")
            .messageId("m-1")
            .from("ada")
            .sentAt(OffsetDateTime.now())
            .text("hello");
    DeletionRequest ada = new DeletionRequest().userId("ada");

    System.out.println(
        "stored " + messages.saveMessages(APP, new MessageBatch().messages(List.of(message))).getStored());
    System.out.println(
        "read " + messages.readMessages(APP, "lobby", null, null, null).getMessages().get(0).getText());
    System.out.println(
        "would go "
            + requests.previewRequest(APP, ada).getGoes().stream().mapToInt(one -> one.getRecords()).sum());
    System.out.println("asked " + requests.requestDeletion(APP, ada).getState());
    System.out.println(
        "categories "
            + new HoldingsApi(api).readHoldings(APP, null, null, null, null, null).getCategories().size());
    System.out.println("refused " + refused(requests));
    System.out.println(
        "later " + later.listDeletionRequests(APP, null, null).getRequests().get(0).getState());
    System.out.println("later refused " + refused(later));
  }
}
