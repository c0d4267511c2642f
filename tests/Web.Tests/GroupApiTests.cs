using System.Net;

namespace SquatCoach.Web.Tests;

public sealed class GroupApiTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Group_MadeFilledRenamedAndRemoved_AsOnThePage()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        var id = await carl.SendAsync("POST", "groups", "{\"name\": \"Tuesday\"}", HttpStatusCode.Created);
        await carl.SendAsync("PUT", $"groups/{id}/athletes/{world.AnnaId}", null, HttpStatusCode.NoContent);
        await carl.SendAsync("PUT", $"groups/{id}", "{\"name\": \"Wednesday\"}", HttpStatusCode.NoContent);
        var staff = (await carl.ReadAsync("staff")).EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Tom").GetProperty("id").GetString();
        await carl.SendAsync("PUT", $"groups/{id}/staff/{staff}", null, HttpStatusCode.NoContent);

        var made = (await carl.ReadAsync("groups")).EnumerateArray().Single(one => one.GetProperty("id").GetString() == id);
        Assert.Equal("Wednesday", made.GetProperty("name").GetString());
        Assert.Equal("Anna", Assert.Single(made.GetProperty("athletes").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(["coach", "trainer"], made.GetProperty("staff").EnumerateArray().Select(one => one.GetProperty("role").GetString()).Order());
        Assert.Contains("Wednesday", await world.As("Tom").PageAsync("/people"), StringComparison.Ordinal);

        Assert.StartsWith("Only a group without athletes", await carl.SendAsync("DELETE", $"groups/{id}", null, HttpStatusCode.Conflict), StringComparison.Ordinal);
        await carl.SendAsync("DELETE", $"groups/{id}/staff/{staff}", null, HttpStatusCode.NoContent);
        Assert.StartsWith("A group needs a coach", await carl.SendAsync("DELETE", $"groups/{id}/staff/{world.Accounts["Carl"]}", null, HttpStatusCode.Conflict), StringComparison.Ordinal);
        await carl.SendAsync("DELETE", $"groups/{id}/athletes/{world.AnnaId}", null, HttpStatusCode.NoContent);
        Assert.StartsWith("This is the athlete's only group", await carl.SendAsync("DELETE", $"groups/{world.GroupId}/athletes/{world.AnnaId}", null, HttpStatusCode.Conflict), StringComparison.Ordinal);
        await carl.SendAsync("DELETE", $"groups/{id}", null, HttpStatusCode.NoContent);
        await carl.SendAsync("DELETE", $"groups/{id}", null, HttpStatusCode.NotFound);
        Assert.Contains((await carl.ReadAsync("audit")).EnumerateArray(), line => line.GetProperty("detail").GetString() == "group renamed to 'Wednesday'");
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest, "Please give 'name'.")]
    [InlineData("{\"name\": \"  \"}", HttpStatusCode.BadRequest, "Please give 'name'.")]
    [InlineData("{\"name\": 7}", HttpStatusCode.BadRequest, "The body is not the JSON that is expected here, at $.name: found 7, expected string.")]
    [InlineData("{\"name\": ", HttpStatusCode.BadRequest, "The body is not JSON, at line 1, character ")]
    [InlineData("null", HttpStatusCode.BadRequest, "The body is empty.")]
    public async Task Group_WithAWrongBody_IsRefusedInASentence(string body, HttpStatusCode expected, string sentence)
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.StartsWith(sentence, await carl.SendAsync("POST", "groups", body, expected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_WithATooLongNameOrBody_IsRefused()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.Equal("'name' is too long; at most 60 are taken.", await carl.SendAsync("POST", "groups", $"{{\"name\": \"{new string('a', 61)}\"}}", HttpStatusCode.BadRequest));
        await carl.SendAsync("POST", "groups", $"{{\"name\": \"{new string('a', 100_000)}\"}}", HttpStatusCode.RequestEntityTooLarge);
        await carl.SendAsync("POST", "groups", null, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Group_OfAnotherCoach_IsNotFoundWhateverIsSent()
    {
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        await cora.SendAsync("PUT", $"groups/{world.GroupId}", "{\"name\": 7}", HttpStatusCode.NotFound);
        await cora.SendAsync("PUT", $"groups/{world.GroupId}/athletes/{world.BertaId}", null, HttpStatusCode.NotFound);
        var own = (await cora.ReadAsync("groups"))[0].GetProperty("id").GetString();
        await cora.SendAsync("PUT", $"groups/{own}/athletes/{world.AnnaId}", null, HttpStatusCode.NotFound);
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        await tom.SendAsync("PUT", $"groups/{world.GroupId}", "{\"name\": \"Mine\"}", HttpStatusCode.NotFound);
        Assert.Single((await tom.ReadAsync("groups")).EnumerateArray());
        await tom.SendAsync("GET", "staff", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invitation_OfACoach_LetsInAndIsTakenBack()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        var made = await carl.SendAsync("POST", "invitations", $"{{\"note\": \"Dora\", \"role\": \"athlete\", \"group\": \"{world.GroupId}\"}}", HttpStatusCode.Created);
        Assert.Contains("/join?token=", made, StringComparison.Ordinal);
        Assert.Contains("Dora", await world.As("Carl").PageAsync("/people"), StringComparison.Ordinal);
        var open = Assert.Single((await carl.ReadAsync("invitations")).EnumerateArray());
        Assert.Equal("athlete", open.GetProperty("role").GetString());
        await carl.SendAsync("DELETE", $"invitations/{open.GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await carl.ReadAsync("invitations")).GetArrayLength());
    }

    [Theory]
    [InlineData("owner", null, HttpStatusCode.BadRequest, "Please give 'role' as one of: athlete, trainer.")]
    [InlineData("Athlete", null, HttpStatusCode.BadRequest, "Please give 'role' as one of: athlete, trainer.")]
    [InlineData("athlete", null, HttpStatusCode.Conflict, "Please choose one of your groups.")]
    [InlineData("trainer", "9f1c2d3e-0000-4000-8000-000000000001", HttpStatusCode.Conflict, "Please choose one of your groups.")]
    public async Task Invitation_ThatACoachMayNotMake_IsRefused(string role, string? group, HttpStatusCode expected, string sentence)
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        var body = $"{{\"note\": \"Eve\", \"role\": \"{role}\"{(group is null ? "" : $", \"group\": \"{group}\"")}}}";
        Assert.Equal(sentence, await carl.SendAsync("POST", "invitations", body, expected));
    }
}
