using System.Net;

namespace SquatCoach.Web.Tests;

public sealed class AccountTests
{
    [Fact]
    public async Task Setup_WrongOrNoToken_ShowsNoForm()
    {
        await using var site = await TestSite.StartAsync();
        using var nobody = site.Client();
        Assert.DoesNotContain("name=\"Input.Name\"", await nobody.PageAsync("/setup"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Input.Name\"", await nobody.PageAsync("/setup?token=" + new string('0', 64)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_Token_WorksOnceAndSignsIn()
    {
        await using var site = await TestSite.StartAsync();
        var token = site.SetupToken!;
        using var owner = site.Client();
        using var other = site.Client();
        await owner.PageAsync($"/setup?token={token}");
        await other.PageAsync($"/setup?token={token}");
        await owner.BecomeOwnerAsync(token);

        Assert.Contains("No videos yet", await owner.PageAsync("/"), StringComparison.Ordinal);
        Assert.Null(site.SetupToken);
        Assert.Contains("has its owner", await other.PageAsync($"/setup?token={token}"), StringComparison.Ordinal);
        using var context = await site.ContextAsync();
        Assert.Single(context.Users);
    }

    [Fact]
    public async Task Setup_ShortPassword_IsRefusedWithAReason()
    {
        await using var site = await TestSite.StartAsync();
        using var owner = site.Client();
        using var answer = await owner.SendFormAsync($"/setup?token={site.SetupToken}", new() { ["Input.Name"] = "Coach", ["Input.Password"] = "short", ["Input.Repeat"] = "short" });
        Assert.Contains("At least 12 characters, please", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(site.SetupToken);
    }

    [Fact]
    public async Task SignIn_RightPassword_LeadsBackAndOnlyWithinTheSite()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        owner.Dispose();
        using var local = site.Client();
        using var back = await local.SignInAsync(TestClient.Name, TestClient.Password, "?returnUrl=%2Fathletes");
        Assert.Equal(new Uri(site.Address, "/athletes"), new Uri(site.Address, back.Headers.Location!));
        using var tricked = site.Client();
        using var home = await tricked.SignInAsync(TestClient.Name, TestClient.Password, "?returnUrl=%2F%2Fevil.example");
        Assert.Equal(new Uri(site.Address, "/"), new Uri(site.Address, home.Headers.Location!));
        Assert.All(tricked.Cookies, cookie => Assert.True(cookie.HttpOnly, cookie.Name));
    }

    [Fact]
    public async Task SignIn_TenWrongPasswords_LocksTheAccount()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        owner.Dispose();
        using var guesser = site.Client();
        for (var count = 0; count < 10; count++)
        {
            using var wrong = await guesser.SignInAsync(TestClient.Name, "wrong password " + count);
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var right = await guesser.SignInAsync(TestClient.Name, TestClient.Password);
        Assert.Contains("Too many wrong tries", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ManyTriesFromOneAddress_AreThrottled()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        owner.Dispose();
        using var guesser = site.Client();
        var statuses = new List<HttpStatusCode>();
        for (var count = 0; count < 22; count++)
        {
            using var answer = await guesser.SignInAsync("somebody else", "wrong password " + count);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task SignOut_Afterwards_NothingIsReachable()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        using var answer = await owner.PressAsync("/sign-out");
        Assert.Equal("/sign-in", answer.Headers.Location!.ToString());
        using var after = await owner.GetAsync("/");
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        owner.Dispose();
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/videos/3e6f1f4e-0000-4000-8000-000000000001/delete")]
    [InlineData("/videos/3e6f1f4e-0000-4000-8000-000000000001/cancel")]
    [InlineData("/athletes/3e6f1f4e-0000-4000-8000-000000000001/delete")]
    public async Task Post_WithoutToken_IsRefused(string path)
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        using var answer = await owner.PostAsync(path, []);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        owner.Dispose();
    }

    [Fact]
    public async Task ChangePassword_Owner_OldOneNoLongerWorks()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        using var changed = await owner.SendFormAsync("/account", new() { ["Input.Current"] = TestClient.Password, ["Input.Next"] = "another long sentence", ["Input.Repeat"] = "another long sentence" });
        Assert.Contains("password was changed", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = site.Client();
        using var old = await other.SignInAsync(TestClient.Name, TestClient.Password);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var now = await other.SignInAsync(TestClient.Name, "another long sentence");
        Assert.Equal(HttpStatusCode.Found, now.StatusCode);
        owner.Dispose();
    }
}
