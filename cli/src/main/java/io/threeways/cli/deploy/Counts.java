package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;

/** What a verdict counted, in words. */
final class Counts {
  private Counts() {}

  /**
   * @param judgement the {@code customData} of a {@code deploy-judged}
   * @return for example {@code 5 of 44 customers failed; 0 of 417 on the version before}
   */
  static String of(JsonNode judgement) {
    for (JsonNode measure : judgement.at("/evidence/measures")) {
      if (measure.path("measure").asText().equals("errors")) {
        JsonNode strata = measure.at("/processes/0/strata");
        String who = measure.path("unit").asText().equals("key") ? "customers" : "requests";
        return "%d of %d %s failed; %d of %d on the version before"
            .formatted(
                sum(strata, "candidateBad"),
                sum(strata, "candidate"),
                who,
                sum(strata, "baselineBad"),
                sum(strata, "baseline"));
      }
    }
    return "";
  }

  private static long sum(JsonNode strata, String field) {
    long sum = 0;
    for (JsonNode stratum : strata) {
      sum += stratum.path(field).asLong();
    }
    return sum;
  }
}
