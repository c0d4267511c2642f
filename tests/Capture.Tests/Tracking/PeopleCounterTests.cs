namespace SquatCoach.Capture.Tests;

public class PeopleCounterTests
{
    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 1 }, 1)]
    [InlineData(new[] { 1, 1, 3, 1 }, 1)]
    [InlineData(new[] { 1, 2, 3, 1 }, 2)]
    [InlineData(new[] { 2, 1, 2 }, 2)]
    [InlineData(new[] { 0, 0 }, 0)]
    public void PeopleSeen_Looks_LargestNumberSeenTwice(int[] looks, int expected)
    {
        var counter = new PeopleCounter();
        foreach (var people in looks)
            counter.Add(people);

        Assert.Equal(expected, counter.PeopleSeen);
    }
}
