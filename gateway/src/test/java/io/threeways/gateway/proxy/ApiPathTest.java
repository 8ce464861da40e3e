package io.threeways.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/build/../deploy",
        "/api/build/..",
        "/api/./build",
        "/api/build/%2e%2e/deploy",
        "/api/build/%2E./deploy",
        "/api/build/a%2fb",
        "/api/build/a%5Cb",
        "/api/build/a\\b",
        "/api/build/%00",
        "/api/build/%0a",
        "/api/build/%252e",
        "/api/build/%zz",
        "/api/build/%4",
        "/api//build/x",
        "//evil/api",
        "/api/build;a=b/x",
        "/api/build/%3b",
        "http://other/api/build/x",
        "api"
      })
  void whatCouldMeanTwoThingsIsRefused(String target) {
    assertThat(ApiPath.objection(target)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/build/builds/shop/42/log",
        "/git/shop.git/info/refs?service=git-upload-pack",
        "/api/build/artifacts/sha256:abc",
        "/api/learning/changes/story?change=shop/7&x=../..;%2f%00",
        "/api/build/a%20b/",
        "/a/...b/.well-known"
      })
  void whatIsPlainPasses(String target) {
    assertThat(ApiPath.objection(target)).isEmpty();
  }
}
