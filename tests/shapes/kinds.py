"""The shapes as untyped constructors, so that tests can write words as a policy document does."""

from typing import Any

from fdcpa_guard import shapes

Ban: Any = shapes.Ban
CallingHours: Any = shapes.CallingHours
ConsentRequired: Any = shapes.ConsentRequired
ContentForbidden: Any = shapes.ContentForbidden
ContentRequired: Any = shapes.ContentRequired
Cooldown: Any = shapes.Cooldown
DueDate: Any = shapes.DueDate
Duty: Any = shapes.Duty
FrequencyCap: Any = shapes.FrequencyCap
Hold: Any = shapes.Hold
MinimumInterval: Any = shapes.MinimumInterval
NotOverdue: Any = shapes.NotOverdue
PurposeLimit: Any = shapes.PurposeLimit
QuietTimes: Any = shapes.QuietTimes
RepresentationStops: Any = shapes.RepresentationStops
RequestStops: Any = shapes.RequestStops
Streak: Any = shapes.Streak
WaitAfter: Any = shapes.WaitAfter
