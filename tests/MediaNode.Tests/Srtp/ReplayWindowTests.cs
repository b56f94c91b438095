using CsCheck;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.MediaNode.Tests.Srtp;

public class ReplayWindowTests
{
    [Fact]
    public void It_knows_what_a_set_of_all_indexes_would_know() =>
        Gen.Int[-1100, 3000].Array[1, 300].Sample(steps =>
        {
            var window = new ReplayWindow();
            var seen = new HashSet<long>();
            var highest = -1L;
            foreach (var step in steps)
            {
                var index = highest + step;
                var expected = index >= 0 && index > highest - ReplayWindow.Width && !seen.Contains(index);
                if (window.IsNew(index) != expected)
                {
                    return false;
                }

                if (expected)
                {
                    window.Commit(index);
                    seen.Add(index);
                    highest = Math.Max(highest, index);
                }
            }

            return window.Highest == highest;
        }, iter: 2000);
}
