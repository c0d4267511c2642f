using System.Text.Json;

namespace SquatCoach.Web.Tests;

/// <summary>The curves of the report page: the table of frames as columns, and other reps behind the present one.</summary>
public sealed class CurvesTests
{
    private static readonly object[] _reps = [new { index = 1, start = 1.0, bottom = 2.0, end = 3.0 }, new { index = 2, start = 5.0, bottom = 6.5, end = 8.0 }];

    [Fact]
    public async Task ColumnsOf_Table_NumbersByNameAndNullWhereNothingIs()
    {
        var columns = await RunAsync("return columnsOf(input);", "time_seconds,phase,left_knee_flexion_degrees\r\n0,standing,12.5\r\n0.0333,descent,\r\n");
        Assert.Equal("[0,0.0333]", columns.GetProperty("time_seconds").GetRawText());
        Assert.Equal("[12.5,null]", columns.GetProperty("left_knee_flexion_degrees").GetRawText());
    }

    [Fact]
    public async Task Behind_AnotherRep_LiesWithItsBottomOnThePresentOnes()
    {
        var lines = await RunAsync("return behind([0, 1, 2, 3, 6, 6.5, 7], [1, 2, 3, null, 5, 6, 7], input, input[0]);", _reps);
        Assert.Equal("[[[1.5,5],[2,6],[2.5,7]]]", lines.GetRawText());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5.5, 2)]
    public async Task PresentRep_Moment_IsTheOneSeenOrTheLastBefore(double seconds, int expected) =>
        Assert.Equal(expected, (await RunAsync("return presentRep(input.reps, input.seconds).index;", new { reps = _reps, seconds })).GetInt32());

    private static Task<JsonElement> RunAsync(string body, object input) =>
        BrowserModule.RunAsync("const { columnsOf, behind, presentRep } = await import(js + '/curves.js'); " + body, input);
}
