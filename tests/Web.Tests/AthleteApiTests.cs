using System.IO.Compression;
using System.Net;

namespace SquatCoach.Web.Tests;

/// <summary>What a coach does on the page of an athlete and with the trash, by a program.</summary>
public sealed class AthleteApiTests(World world) : IClassFixture<World>
{
    private string Athlete => $"athletes/{world.AnnaId}";

    [Fact]
    public async Task Goal_SetReplacedAndRemoved_AsOnThePage()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("PUT", $"{Athlete}/goals/knee_flexion", "{\"target\": 100, \"by\": \"2027-03-01\"}", HttpStatusCode.NoContent);
        await carl.SendAsync("PUT", $"{Athlete}/goals/knee_flexion", "{\"target\": 105.5}", HttpStatusCode.NoContent);
        await carl.SendAsync("PUT", $"{Athlete}/goals/load", "{\"target\": 90, \"exercise\": \"back_squat\"}", HttpStatusCode.NoContent);
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        var goals = (await tom.ReadAsync($"{Athlete}/goals")).EnumerateArray().ToList();
        Assert.Equal(["knee_flexion", "load"], goals.Select(goal => goal.GetProperty("metric").GetString()));
        Assert.Equal((105.5, "Carl", "back_squat"), (goals[0].GetProperty("target").GetDouble(), goals[0].GetProperty("setBy").GetString(), goals[1].GetProperty("exercise").GetString()));
        Assert.Contains("set by Carl", await world.As("Anna").PageAsync("/" + Athlete), StringComparison.Ordinal);

        await tom.SendAsync("PUT", $"{Athlete}/goals/load", "{\"target\": 10}", HttpStatusCode.NotFound);
        await carl.SendAsync("DELETE", $"{Athlete}/goals/load", null, HttpStatusCode.NotFound);
        await carl.SendAsync("DELETE", $"{Athlete}/goals/load?exercise=back_squat", null, HttpStatusCode.NoContent);
        await carl.SendAsync("DELETE", $"{Athlete}/goals/knee_flexion", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await carl.ReadAsync($"{Athlete}/goals")).GetArrayLength());
    }

    [Theory]
    [InlineData("load", "{}", HttpStatusCode.BadRequest, "Please give 'target'.")]
    [InlineData("load", "{\"target\": -1}", HttpStatusCode.BadRequest, "Please give 'target' as a number from 0 to 1000.")]
    [InlineData("load", "{\"target\": 1e999}", HttpStatusCode.BadRequest, "Please give 'target' as a number from 0 to 1000.")]
    [InlineData("load", "{\"target\": NaN}", HttpStatusCode.BadRequest, "The body is not JSON, at line 1")]
    [InlineData("load", "{\"target\": 1, \"by\": \"tomorrow\"}", HttpStatusCode.BadRequest, "The body is not the JSON that is expected here, at $.by: found ")]
    [InlineData("load", "{\"target\": 1, \"exercise\": \"deadlift\"}", HttpStatusCode.BadRequest, "Please give 'exercise' as one of: bodyweight,")]
    [InlineData("beauty", "{\"target\": 1}", HttpStatusCode.NotFound, "")]
    [InlineData("0", "{\"target\": 1}", HttpStatusCode.NotFound, "")]
    public async Task Goal_ThatIsNone_IsRefusedInASentence(string metric, string body, HttpStatusCode expected, string sentence)
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.StartsWith(sentence, await carl.SendAsync("PUT", $"{Athlete}/goals/{metric}", body, expected), StringComparison.Ordinal);
        Assert.Equal(0, (await carl.ReadAsync($"{Athlete}/goals")).GetArrayLength());
    }

    [Fact]
    public async Task Athlete_Read_SaysConsentsAndProgress()
    {
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        var anna = await tom.ReadAsync(Athlete);
        Assert.Equal(["analysis", "coaching"], anna.GetProperty("consents").EnumerateArray().Select(one => one.GetProperty("purpose").GetString()).Order());
        var progress = await tom.ReadAsync($"{Athlete}/progress");
        var session = Assert.Single(progress.GetProperty("sessions").EnumerateArray());
        Assert.Equal((3, 1, 86.0), (session.GetProperty("reps").GetInt32(), session.GetProperty("goodReps").GetInt32(), session.GetProperty("kneeFlexionDegrees").GetDouble()));
        Assert.Equal(0, (await tom.ReadAsync($"{Athlete}/progress?exercise=goblet")).GetProperty("sessions").GetArrayLength());
    }

    [Fact]
    public async Task Deleted_ByAProgram_IsInTheTrashAndComesBack()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("DELETE", $"videos/{world.VideoId}", null, HttpStatusCode.NoContent);
        Assert.Equal(world.VideoId, Assert.Single((await carl.ReadAsync("trash")).GetProperty("videos").EnumerateArray()).GetProperty("id").GetGuid());
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        Assert.Equal(0, (await cora.ReadAsync("trash")).GetProperty("videos").GetArrayLength());
        await cora.SendAsync("POST", $"trash/videos/{world.VideoId}/restore", null, HttpStatusCode.NotFound);
        await carl.SendAsync("POST", $"trash/videos/{world.VideoId}/restore", null, HttpStatusCode.NoContent);
        await carl.SendAsync("DELETE", $"trash/videos/{world.VideoId}", null, HttpStatusCode.NotFound);

        await carl.SendAsync("DELETE", Athlete, null, HttpStatusCode.NoContent);
        Assert.Equal("Anna", Assert.Single((await carl.ReadAsync("trash")).GetProperty("athletes").EnumerateArray()).GetProperty("name").GetString());
        await carl.SendAsync("POST", $"trash/{Athlete}/restore", null, HttpStatusCode.NoContent);
        Assert.Equal("Anna", (await carl.ReadAsync(Athlete)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Set_OfTheAthletesOwn_IsNotMovedAndAnotherIs()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        using var uploaded = await world.As("Carl").UploadAsync(Clips.VideoNumber(7), "berta.mp4", "newAthlete=Dora&consent=true");
        var dora = (await carl.ReadAsync("athletes")).EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Dora").GetProperty("id").GetString();
        Assert.Equal("The athlete uploaded this set; it stays theirs.", await carl.SendAsync("PUT", $"videos/{world.VideoId}/athlete/{dora}", null, HttpStatusCode.Conflict));
        var set = (await carl.ReadAsync($"athletes/{dora}/videos"))[0].GetProperty("id").GetString();
        await carl.SendAsync("PUT", $"videos/{set}/athlete/{world.BertaId}", null, HttpStatusCode.NotFound);
        await carl.SendAsync("PUT", $"videos/{set}/athlete/{world.AnnaId}", null, HttpStatusCode.NoContent);
        Assert.Equal(world.AnnaId, (await carl.ReadAsync($"videos/{set}")).GetProperty("athleteId").GetGuid());
        await carl.SendAsync("DELETE", $"videos/{set}", null, HttpStatusCode.NoContent);
        await carl.SendAsync("DELETE", $"trash/videos/{set}", null, HttpStatusCode.NoContent);
        await carl.SendAsync("DELETE", $"athletes/{dora}", null, HttpStatusCode.NoContent);
        await carl.SendAsync("DELETE", $"trash/athletes/{dora}", null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Data_TakenByAProgram_HoldsWhatCoachesSaidToo()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("PUT", $"{Athlete}/goals/load", "{\"target\": 61.5}", HttpStatusCode.NoContent);
        await carl.SendAsync("POST", $"videos/{world.VideoId}/notes", "{\"drawing\": [[[0.25, 0.5]]]}", HttpStatusCode.Created);
        await carl.SendAsync("POST", $"videos/{world.VideoId}/corrections", "{\"rep\": 1, \"verdict\": \"good\", \"comment\": \"deep enough\"}", HttpStatusCode.Created);
        using var anna = await ApiProgram.OfAsync(world, "Anna");
        using var zip = new ZipArchive(new MemoryStream(await anna.TakeAsync($"{Athlete}/data.zip")));
        using var reader = new StreamReader(zip.GetEntry("data.json")!.Open());
        var told = await reader.ReadToEndAsync();
        Assert.All(new[] { "61.5", "[[[0.25,0.5]]]", "deep enough", "Group of Carl" }, text => Assert.Contains(text, told, StringComparison.Ordinal));
        await carl.SendAsync("DELETE", $"{Athlete}/goals/load", null, HttpStatusCode.NoContent);
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        await tom.SendAsync("GET", $"{Athlete}/data.zip", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Token_RevokedByItself_WorksNoMore()
    {
        using var berta = await ApiProgram.OfAsync(world, "Berta");
        var own = Assert.Single((await berta.ReadAsync("tokens")).EnumerateArray());
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        await cora.SendAsync("DELETE", $"tokens/{own.GetProperty("id").GetString()}", null, HttpStatusCode.NotFound);
        await berta.SendAsync("DELETE", $"tokens/{own.GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        await berta.SendAsync("GET", "tokens", null, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Group_LeftByTheAthlete_ShowsNothingToItsStaffAnyMore()
    {
        using var berta = await ApiProgram.OfAsync(world, "Berta");
        var joined = Assert.Single((await berta.ReadAsync("groups/joined")).EnumerateArray());
        Assert.Equal(0, joined.GetProperty("athletes").GetArrayLength());
        await berta.SendAsync("DELETE", $"groups/joined/{joined.GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        await cora.SendAsync("GET", $"athletes/{world.BertaId}", null, HttpStatusCode.NotFound);
    }
}
