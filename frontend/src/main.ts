/** All cards: loading this file makes them known to the page, and to its lists of cards. */

import "./card/register";
import "./comparison/register";
import "./history/register";
import "./meter/register";
import "./strategy/register";
import { learnPage } from "./shared/page";

learnPage();
