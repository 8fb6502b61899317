package dev.kronus.accounts.routes;

import dev.kronus.accounts.ApiKeyView;
import dev.kronus.accounts.KeyQuery;
import dev.kronus.accounts.KeySearch;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** POST /api-key/query: keys of everybody's, by what they are like. */
public final class QueryApiKeys extends Route<KeyQuery> {
  private final KeySearch search;

  public QueryApiKeys() {
    this(Wiring.keySearch());
  }

  QueryApiKeys(KeySearch search) {
    super(Access.ADMIN, Input.optionalBody(KeyQuery::from));
    this.search = search;
  }

  @Override
  protected Reply answer(Call<KeyQuery> call) {
    return Reply.page(search.find(call.input()).map(ApiKeyView::of));
  }
}
