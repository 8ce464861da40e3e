package io.threeways.problem;

/** The problems of whoever is not known, or may not. */
final class Refusals {
  private Refusals() {}

  static Problem missingCredentials() {
    return Problem.ofStatus(401)
        .detail("No token came with the request. Send one as 'Authorization: Bearer <token>'.");
  }

  static Problem refusedCredentials() {
    return Problem.ofStatus(401)
        .detail("The token is not valid, or not any more. Ask for a new one.");
  }

  static Problem forbidden() {
    return Problem.ofStatus(403)
        .detail("The token is valid, but its roles do not allow this. Ask an admin for the role.");
  }
}
