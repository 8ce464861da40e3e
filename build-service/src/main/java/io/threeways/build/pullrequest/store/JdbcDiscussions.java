package io.threeways.build.pullrequest.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.pullrequest.Comment;
import io.threeways.build.pullrequest.Discussions;
import io.threeways.build.pullrequest.Review;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Comments and reviews as rows; the pull request's row is the lock. */
@ApplicationScoped
class JdbcDiscussions implements Discussions {
  private final Sql sql;

  JdbcDiscussions(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<Comment> comments(ChangeId id) {
    return sql.list(
        "select * from pull_request_comment where repository = ? and number = ? order by comment",
        JdbcDiscussions::comment,
        id.repository().text(),
        id.number());
  }

  @Override
  public List<Review> reviews(ChangeId id) {
    return sql.list(
        "select * from pull_request_review where repository = ? and number = ? order by review",
        JdbcDiscussions::review,
        id.repository().text(),
        id.number());
  }

  @Override
  public Comment say(
      ChangeId id,
      Comment.Voice voice,
      String author,
      Comment.@Nullable Place place,
      String text,
      Instant at) {
    return sql.first(
            """
            insert into pull_request_comment (repository, number, comment, voice, author, commit,
              path, line, text, said_at)
            select ?, ?, coalesce(max(comment), 0) + 1, ?, ?, ?, ?, ?, ?, ?
            from pull_request_comment where repository = ? and number = ? returning *\
            """,
            JdbcDiscussions::comment,
            id.repository().text(),
            id.number(),
            word(voice),
            author,
            place == null ? null : place.commit().text(),
            place == null ? null : place.path(),
            place == null ? null : place.line(),
            text,
            at,
            id.repository().text(),
            id.number())
        .orElseThrow();
  }

  @Override
  public void rewrite(ChangeId id, int comment, String text, Instant at) {
    sql.update(
        """
        update pull_request_comment set text = ?, edited_at = ?
        where repository = ? and number = ? and comment = ?\
        """,
        text,
        at,
        id.repository().text(),
        id.number(),
        comment);
  }

  @Override
  public void review(ChangeId id, Review review) {
    sql.update(
        """
        insert into pull_request_review (repository, number, review, reviewer, verdict, commit, text,
          given_at)
        select ?, ?, coalesce(max(review), 0) + 1, ?, ?, ?, ?, ?
        from pull_request_review where repository = ? and number = ?\
        """,
        id.repository().text(),
        id.number(),
        review.reviewer(),
        word(review.verdict()),
        review.commit().text(),
        review.text(),
        review.at(),
        id.repository().text(),
        id.number());
  }

  private static Comment comment(ResultSet row) throws SQLException {
    String path = row.getString("path");
    return new Comment(
        row.getInt("comment"),
        Comment.Voice.valueOf(row.getString("voice").toUpperCase(Locale.ROOT)),
        row.getString("author"),
        path == null
            ? null
            : new Comment.Place(new CommitSha(row.getString("commit")), path, row.getInt("line")),
        row.getString("text"),
        Sql.instant(row, "said_at"),
        Sql.instantOrNull(row, "edited_at"));
  }

  private static Review review(ResultSet row) throws SQLException {
    return new Review(
        row.getString("reviewer"),
        Review.Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
        new CommitSha(row.getString("commit")),
        row.getString("text"),
        Sql.instant(row, "given_at"));
  }

  private static String word(Enum<?> label) {
    return label.name().toLowerCase(Locale.ROOT);
  }
}
