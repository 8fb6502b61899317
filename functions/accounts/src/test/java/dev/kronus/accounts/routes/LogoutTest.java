package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.Logins.SignedIn;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogoutTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final Logout logout = new Logout(stack.sessions);
  private final LogoutEverywhere everywhere = new LogoutEverywhere(stack.accounts, stack.sessions);

  @Test
  void endsThisSessionForGood() {
    SignedIn here = stack.signedIn("tony", false);
    SignedIn there = stack.signedIn("tony", false);
    Answer answer = out(here);
    assertEquals(200, answer.status());
    assertEquals(
        "RefreshToken=; Path=/prod/api/refresh; HttpOnly; Secure; SameSite=Strict; Max-Age=0",
        answer.header("set-cookie"));
    assertTrue(stack.bearers.identify(here.token()).isEmpty());
    assertTrue(stack.bearers.identify(there.token()).isPresent());
    assertEquals(200, out(here).status(), "who is signed out may say so again");
  }

  @Test
  void needsASession() {
    assertEquals(401, GatewayCall.post("/api/logout").to(logout).status());
    assertEquals(409, GatewayCall.post("/api/logout").as(1, 0).to(logout).status());
  }

  @Test
  void aKeyLogsNobodyOut() {
    SignedIn here = stack.signedIn("tony", false);
    GatewayCall byKey = GatewayCall.put("/user/{uid}/logout").path("uid", 1).as(1, 0).byKey();
    assertEquals(403, byKey.to(everywhere).status());
    assertTrue(stack.bearers.identify(here.token()).isPresent());
  }

  @Test
  void aKeySignsNoDeviceOut() {
    SignedIn here = stack.signedIn("tony", false);
    GatewayCall byKey =
        GatewayCall.delete("/users/{uid}/sessions/{id}")
            .path("uid", 1)
            .path("id", here.session().id())
            .as(1, 0)
            .byKey();
    assertEquals(403, byKey.to(new DeleteSession(stack.sessions)).status());
    assertTrue(stack.bearers.identify(here.token()).isPresent());
  }

  @Test
  void endsAllOfThem() {
    SignedIn here = stack.signedIn("tony", false);
    SignedIn there = stack.signedIn("tony", true);
    String bare = stack.token(tony);
    assertEquals(200, allOut(1, 1, 2).status());
    for (String token : new String[] {here.token(), there.token(), bare}) {
      assertTrue(stack.bearers.identify(token).isEmpty());
    }
    assertTrue(stack.bearers.identify(stack.signedIn("tony", false).token()).isPresent());
  }

  @Test
  void anAdminMayForOthersAndNobodyElse() {
    stack.bruce();
    SignedIn bruces = stack.signedIn("bruce", false);
    assertEquals(403, allOut(1, 2, 2).status());
    assertEquals(200, allOut(2, 1, 0).status());
    assertTrue(stack.bearers.identify(bruces.token()).isEmpty());
    assertEquals(404, allOut(77, 1, 0).status());
    assertEquals(
        404,
        GatewayCall.put("/user/{uid}/logout").path("uid", "x").as(1, 0).to(everywhere).status());
    assertEquals(401, GatewayCall.put("/user/{uid}/logout").path("uid", 1).to(everywhere).status());
  }

  @Test
  void powerCountsAsItStandsNow() {
    User deputy = stack.add("deputy", 104, Optional.of(1));
    SignedIn tonys = stack.signedIn("tony", false);
    assertEquals(403, allOut(1, deputy.uid().value(), 1).status(), "of somebody with more");
    stack.bruce();
    stack.change(deputy, edit -> edit.role(2));
    assertEquals(403, allOut(3, deputy.uid().value(), 1).status(), "demoted a moment ago");
    stack.change(deputy, edit -> edit.role(1).status(UserStatus.INACTIVE, stack.clock.instant()));
    assertEquals(401, allOut(3, deputy.uid().value(), 1).status());
    assertTrue(stack.bearers.identify(tonys.token()).isPresent());
  }

  private Answer out(SignedIn who) {
    return GatewayCall.post("/api/logout").as(1, 0, "users", "" + who.session().id()).to(logout);
  }

  private Answer allOut(long uid, long caller, int role) {
    return GatewayCall.put("/user/{uid}/logout").path("uid", uid).as(caller, role).to(everywhere);
  }
}
