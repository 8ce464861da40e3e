// A CI server that was not written for Three Ways: it says with the CDEvents SDK for Go what became
// of a run, in CDEvents 0.4.
//
//	foreignci OUTCOME REPOSITORY BRANCH COMMIT         prints the document
//	foreignci OUTCOME REPOSITORY BRANCH COMMIT SINK    sends it as a CloudEvent in binary mode
//
// The token for the sink is in FOREIGN_CI_TOKEN.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	cdevents "github.com/cdevents/sdk-go/pkg/api"
	v04 "github.com/cdevents/sdk-go/pkg/api/v04"
	cloudevents "github.com/cloudevents/sdk-go/v2"
)

func main() {
	if len(os.Args) < 5 {
		log.Fatal("foreignci OUTCOME REPOSITORY BRANCH COMMIT [SINK]")
	}
	event, err := finished(os.Args[1], os.Args[2], os.Args[3], os.Args[4])
	if err != nil {
		log.Fatal(err)
	}
	if len(os.Args) == 5 {
		document, err := cdevents.AsJsonString(event)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(document)
		return
	}
	if err := send(event, os.Args[5]); err != nil {
		log.Fatal(err)
	}
}

func finished(outcome, repository, branch, commit string) (*v04.PipelineRunFinishedEvent, error) {
	event, err := v04.NewPipelineRunFinishedEvent()
	if err != nil {
		return nil, err
	}
	event.SetSource("https://ci.example.org")
	event.SetSubjectId("nightly/" + commit[:12])
	event.SetSubjectSource("https://ci.example.org")
	event.SetSubjectPipelineName("nightly")
	event.SetSubjectUrl("https://ci.example.org/nightly/" + commit[:12])
	event.SetSubjectOutcome(outcome)
	if outcome != "success" {
		event.SetSubjectErrors("step load-test: 3 of 200 requests took longer than 1 s")
	}
	err = event.SetCustomData("application/json", map[string]string{
		"vcs.repository.url.full": repository,
		"vcs.ref.head.name":       branch,
		"vcs.ref.head.revision":   commit,
	})
	return event, err
}

func send(event cdevents.CDEventReader, sink string) error {
	envelope, err := cdevents.AsCloudEvent(event)
	if err != nil {
		return err
	}
	client, err := cloudevents.NewClientHTTP(cloudevents.WithHeader("Authorization", "Bearer "+os.Getenv("FOREIGN_CI_TOKEN")))
	if err != nil {
		return err
	}
	result := client.Send(cloudevents.ContextWithTarget(context.Background(), sink), *envelope)
	if cloudevents.IsUndelivered(result) || !cloudevents.IsACK(result) {
		return fmt.Errorf("not taken: %w", result)
	}
	return nil
}
