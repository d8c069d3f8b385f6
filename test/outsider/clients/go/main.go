// What somebody writes in Go with a generated client: five calls, a refusal, and answers of a release to come.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"example.com/calls/retention"
)

const nowhere = "00000000-0000-4000-8000-000000000000"

var app = os.Getenv("APP")

func at(url string) *retention.APIClient {
	settings := retention.NewConfiguration()
	settings.Servers = retention.ServerConfigurations{{URL: url}}
	settings.AddDefaultHeader("Authorization", "Bearer "+os.Getenv("TOKEN"))
	return retention.NewAPIClient(settings)
}

// What a call answers; an error ends the program.
func must[T any, R any](answer T, _ R, err error) T {
	if err != nil {
		panic(err)
	}
	return answer
}

func refused(ctx context.Context, of *retention.APIClient) int {
	_, response, err := of.RequestsAPI.ReadDeletionRequest(ctx, app, nowhere).Execute()
	if _, isRefusal := err.(*retention.GenericOpenAPIError); !isRefusal {
		panic(err)
	}
	return response.StatusCode
}

func main() {
	ctx := context.Background()
	api, later := at(os.Getenv("API")), at(os.Getenv("LATER"))
	text, person := "hello", "ada"
	message := retention.MessageBatchMessagesInner{
		ConversationId: "lobby", MessageId: "m-1", From: person, SentAt: time.Now(), Text: &text,
	}
	batch := retention.MessageBatch{Messages: []retention.MessageBatchMessagesInner{message}}
	ada := retention.DeletionRequest{UserId: &person}

	fmt.Println("stored", must(api.MessagesAPI.SaveMessages(ctx, app).MessageBatch(batch).Execute()).Stored)
	read := must(api.MessagesAPI.ReadMessages(ctx, app, "lobby").Execute())
	fmt.Println("read", *read.Messages[0].Text)
	goes := 0
	for _, one := range must(api.RequestsAPI.PreviewRequest(ctx, app).DeletionRequest(ada).Execute()).Goes {
		goes += int(one.Records)
	}
	fmt.Println("would go", goes)
	fmt.Println("asked", must(api.RequestsAPI.RequestDeletion(ctx, app).DeletionRequest(ada).Execute()).State)
	fmt.Println("categories", len(must(api.HoldingsAPI.ReadHoldings(ctx, app).Execute()).Categories))
	fmt.Println("refused", refused(ctx, api))
	fmt.Println("later", must(later.RequestsAPI.ListDeletionRequests(ctx, app).Execute()).Requests[0].State)
	fmt.Println("later refused", refused(ctx, later))
}
