using System.Net;
using System.Text.RegularExpressions;

namespace SquatCoach.Web.Tests;

/// <summary>The second step of signing in: an authenticator app, and the codes for whoever has lost it. Each test has a world of its own, because each changes it.</summary>
public sealed partial class SecondStepTests : IAsyncLifetime
{
    private readonly World _world = new();

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Account_LookedAtOnOneDevice_OtherDevicesStaySignedIn()
    {
        using var phone = _world.Site.Client();
        using var entered = await phone.SignInAsync("Anna", World.Password);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);

        Assert.Matches(KeyOnPage(), await _world.As("Anna").PageAsync("/account"));

        using var stillIn = await phone.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, stillIn.StatusCode);
    }

    [Fact]
    public async Task SecondStep_SwitchedOn_PasswordAloneIsNotEnough()
    {
        var key = KeyOnPage().Match(await _world.As("Anna").PageAsync("/account")).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var on = await _world.As("Anna").SendFormAsync("/account", new() { ["_handler"] = "two-factor-on", ["On.Code"] = Totp.Code(key, TimeProvider.System.GetUtcNow()) });
        var page = await on.Content.ReadAsStringAsync();
        Assert.Contains("The second step is on", page, StringComparison.Ordinal);
        var recovery = CodesIn(page);
        Assert.Equal(8, recovery.Count);

        using var client = _world.Site.Client();
        using var half = await client.SignInAsync("Anna", World.Password);
        Assert.Contains("/sign-in/code", half.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var stillOut = await client.GetAsync("/");
        Assert.Contains("/sign-in?", stillOut.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var wrong = await client.SendFormAsync("/sign-in/code", new() { ["Input.Code"] = "000000" });
        Assert.Contains("This code is wrong", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await client.SendFormAsync("/sign-in/code", new() { ["Input.Code"] = recovery[0] });
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.Contains(World.SecretName, await client.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Recovery codes left: 7.", await client.PageAsync("/account"), StringComparison.Ordinal);

        using var other = _world.Site.Client();
        using var again = await other.SignInAsync("Anna", World.Password);
        using var used = await other.SendFormAsync("/sign-in/code", new() { ["Input.Code"] = recovery[0] });
        Assert.Contains("This code is wrong", await used.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecoveryCodes_MadeAnewWithThePassword_ReplaceTheOldOnes()
    {
        var key = KeyOnPage().Match(await _world.As("Anna").PageAsync("/account")).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var on = await _world.As("Anna").SendFormAsync("/account", new() { ["_handler"] = "two-factor-on", ["On.Code"] = Totp.Code(key, TimeProvider.System.GetUtcNow()) });
        var old = CodesIn(await on.Content.ReadAsStringAsync());
        using var wrong = await _world.As("Anna").SendFormAsync("/account", new() { ["_handler"] = "recovery-codes", ["Input.Password"] = "not her password" });
        var refused = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("This password is wrong.", refused, StringComparison.Ordinal);
        Assert.Empty(CodesIn(refused));

        using var made = await _world.As("Anna").SendFormAsync("/account", new() { ["_handler"] = "recovery-codes", ["Input.Password"] = World.Password });
        var page = await made.Content.ReadAsStringAsync();
        var anew = CodesIn(page);
        Assert.Equal((8, 0), (anew.Count, anew.Intersect(old).Count()));
        Assert.Contains("Recovery codes left: 8.", page, StringComparison.Ordinal);
        foreach (var (code, expected) in new[] { (old[0], HttpStatusCode.OK), (anew[0], HttpStatusCode.Found) })
        {
            using var phone = _world.Site.Client();
            using var half = await phone.SignInAsync("Anna", World.Password);
            using var answer = await phone.SendFormAsync("/sign-in/code", new() { ["Input.Code"] = code });
            Assert.Equal(expected, answer.StatusCode);
        }

        Assert.Contains("new recovery codes", await _world.As("Anna").PageAsync("/audit"), StringComparison.Ordinal);
    }

    private static List<string> CodesIn(string page) => [.. RecoveryCode().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<p class=\"secret-key\"[^>]*>([A-Z2-7 ]+)</p>")]
    private static partial Regex KeyOnPage();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
