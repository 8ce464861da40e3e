package io.threeways.gateway.identity.http;

/** The only page that is shown to everybody. */
final class LoginPage {
  static final String HOW_TO =
      """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>Log in · Three Ways</title>
          <link rel="icon" href="data:,">
          <style>
            body { font: 16px/1.6 system-ui, sans-serif; margin: 20vh auto; max-width: 36rem; padding: 0 1rem }
            code { font: 0.95em ui-monospace, monospace }
          </style>
        </head>
        <body>
          <h1>You are not logged in</h1>
          <p>Ask for a login link in a terminal: <code>threeways up</code>. It works once, for a minute.</p>
        </body>
      </html>
      """;

  private LoginPage() {}
}
